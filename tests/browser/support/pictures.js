// Pictures for the documents: small ones, and one that moves.

/** The page as it is now, in WebP. */
export async function picture(page, quality = 82) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
  await session.detach();
  return Buffer.from(data, "base64");
}

/** Pictures of one size, each with the milliseconds for which it stands, as one that moves. */
export function animation(frames, width, height) {
  const header = Buffer.alloc(10);
  // It moves.
  header.writeUInt8(0x02, 0);
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  // No background, and again and again.
  const begin = [chunk("VP8X", header), chunk("ANIM", Buffer.alloc(6))];
  const body = Buffer.concat([Buffer.from("WEBP"), ...begin, ...frames.map((frame) => moment(frame, width, height))]);
  return chunk("RIFF", body);
}

function moment({ picture, milliseconds }, width, height) {
  const place = Buffer.alloc(16);
  place.writeUIntLE(width - 1, 6, 3);
  place.writeUIntLE(height - 1, 9, 3);
  place.writeUIntLE(milliseconds, 12, 3);
  // In place of what was there.
  place.writeUInt8(0x02, 15);
  return chunk("ANMF", Buffer.concat([place, ...image(picture)]));
}

/** The parts of a picture that hold its image. */
function image(picture) {
  const parts = [];
  for (let at = 12; at < picture.length; ) {
    const length = picture.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (["VP8 ", "VP8L", "ALPH"].includes(picture.toString("latin1", at, at + 4))) parts.push(picture.subarray(at, end));
    at = end;
  }
  return parts;
}

function chunk(name, body) {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat(body.length % 2 === 0 ? [head, body] : [head, body, Buffer.alloc(1)]);
}
