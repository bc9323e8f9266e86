// Draws the two icons that Teams asks for: the speech bubble of the chat (bot/SupportBot.Bot/ChatPage/art/icon.svg), in colour and as an outline.
//   node draw-icons.mjs      writes color.png (192x192) and outline.png (32x32, white on nothing)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** Points of a side that a pixel is divided into, for smooth edges. */
const samples = 8;

// Shapes in the 32x32 units of the drawing: whether a point lies in them.
const rounded = (x0, y0, x1, y1, radius) => (x, y) => {
  const dx = Math.max(x0 + radius - x, x - (x1 - radius), 0);
  const dy = Math.max(y0 + radius - y, y - (y1 - radius), 0);
  return x >= x0 && x <= x1 && y >= y0 && y <= y1 && dx * dx + dy * dy <= radius * radius;
};
const triangle = ([ax, ay], [bx, by], [cx, cy]) => (x, y) => {
  const side = (px, py, qx, qy) => (x - qx) * (py - qy) - (px - qx) * (y - qy) > 0;
  const [one, two, three] = [side(ax, ay, bx, by), side(bx, by, cx, cy), side(cx, cy, ax, ay)];
  return one === two && two === three;
};
const any = (...shapes) => (x, y) => shapes.some(shape => shape(x, y));
const without = (shape, hole) => (x, y) => shape(x, y) && !hole(x, y);

const bubble = any(rounded(7, 9.5, 25, 21.5, 2), triangle([10.5, 21], [16.5, 21], [10.5, 25.6]));
const inside = any(rounded(8.8, 11.3, 23.2, 19.7, 0.8), triangle([12.2, 19.4], [14.6, 19.4], [12.2, 21.4]));
const lines = any(rounded(10.7, 13.2, 21.3, 14.8, 0.8), rounded(10.7, 16.7, 18.3, 18.3, 0.8));

const colour = [
  { shape: () => true, rgb: [0x0f, 0x5c, 0x63] },
  { shape: without(bubble, lines), rgb: [0xff, 0xff, 0xff] },
];
const outline = [{ shape: any(without(bubble, inside), lines), rgb: [0xff, 0xff, 0xff] }];

function pixel(layers, size, column, row) {
  let [rgb, alpha] = [layers[0].rgb, 0];
  for (const { shape, rgb: paint } of layers) {
    let hits = 0;
    for (let i = 0; i < samples * samples; i++) {
      const x = (column + (i % samples + 0.5) / samples) * 32 / size;
      const y = (row + (Math.floor(i / samples) + 0.5) / samples) * 32 / size;
      if (shape(x, y)) hits++;
    }
    const cover = hits / (samples * samples);
    rgb = rgb.map((old, i) => Math.round(old + (paint[i] - old) * cover));
    alpha = Math.max(alpha, cover);
  }
  return [...rgb, Math.round(alpha * 255)];
}

function draw(layers, size) {
  const rows = [];
  for (let row = 0; row < size; row++) {
    rows.push(0); // no filter
    for (let column = 0; column < size; column++) rows.push(...pixel(layers, size, column, row));
  }
  return Buffer.from(rows);
}

/** The checksum of PNG chunks; node:zlib has one of its own from Node 22.2 on only. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function png(layers, size) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // 8 bits, red green blue alpha
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(draw(layers, size), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

writeFileSync(join(import.meta.dirname, 'color.png'), png(colour, 192));
writeFileSync(join(import.meta.dirname, 'outline.png'), png(outline, 32));
