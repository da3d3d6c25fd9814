/**
 * Decodes an image and re-encodes it as a small square PNG (a `data:` URL), so that nothing of the original file is
 * passed on.
 * @throws when the browser cannot decode it
 */
export async function shrinkImage(file: Blob, edge: number): Promise<string> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, edge / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  );
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return toDataUrl(await canvas.convertToBlob({ type: 'image/png' }));
}

export async function toDataUrl(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:${file.type};base64,${btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))}`;
}

/** @throws DOMException when it is not base64 */
export function fromDataUrl(url: string): Blob {
  const [head = '', body = ''] = url.split(';base64,');
  const bytes = Uint8Array.from(atob(body), (letter) => letter.codePointAt(0) ?? 0);
  return new Blob([bytes], { type: head.replace('data:', '') });
}
