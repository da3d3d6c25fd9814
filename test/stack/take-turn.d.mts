export function takeTurn(what: string, onWait: (holder: number) => void): () => void;
