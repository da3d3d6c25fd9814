// @ts-check

// Ends the pop-up sign-in: the dialer that opened this window takes the code from the address.
window.opener?.postMessage({ callbackUri: location.href }, location.origin);
window.close();
