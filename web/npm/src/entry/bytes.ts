// A module that travels as text.

/** The bytes again: a character for each of them, and pairs of characters that changed places. */
export function bytes(text: string, swaps: string): Uint8Array<ArrayBuffer> {
  const back = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  for (let place = 0; place < swaps.length; place += 1) back[swaps.charCodeAt(place)] = swaps.charCodeAt(place ^ 1);
  return Uint8Array.from(text, (sign) => back[sign.charCodeAt(0)]!);
}
