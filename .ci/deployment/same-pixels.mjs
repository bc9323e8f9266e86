// Whether two PNGs written by draw-icons.mjs show the same: compression differs between versions of zlib, pixels do not.
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

function pixels(file) {
  const bytes = readFileSync(file);
  const parts = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString('ascii', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return Buffer.concat([bytes.subarray(16, 24), inflateSync(Buffer.concat(parts))]);
}

const [one, other] = process.argv.slice(2).map(pixels);
if (!one.equals(other)) {
  console.log(`${process.argv[3]} is not what draw-icons.mjs draws: run it again, or take its drawing over`);
  process.exitCode = 1;
}
