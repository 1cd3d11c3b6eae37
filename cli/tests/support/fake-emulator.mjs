// Stands in for QEMU: `fake-emulator.mjs <scenario file> …` plays the scenario's steps on its standard
// streams. A step is { console, text } (framed), { raw }, { stderr }, { echo: console } (frames typed input
// back), { waitMilliseconds } or { exit }. Without an exit it stays until it is killed.
import { readFileSync } from 'node:fs';

const frame = (console, text) => {
  const bytes = Buffer.from(text);
  const out = [];
  for (let at = 0; at < bytes.length; at += 64) {
    const part = bytes.subarray(at, at + 64);
    out.push(Buffer.from([2, 0x40 + console, 0x20 + part.length]), part);
  }
  return Buffer.concat(out);
};
const readInput = () =>
  new Promise((resolve) => {
    process.stdin.once('data', (bytes) => resolve(bytes.toString('latin1')));
    process.stdin.resume();
  });

for (const step of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  if (step.text !== undefined) process.stdout.write(frame(step.console, step.text));
  if (step.raw !== undefined) process.stdout.write(step.raw);
  if (step.stderr !== undefined) process.stderr.write(step.stderr);
  if (step.echo !== undefined) process.stdout.write(frame(step.echo, JSON.stringify(await readInput())));
  if (step.waitMilliseconds) await new Promise((resolve) => setTimeout(resolve, step.waitMilliseconds));
  if (step.exit !== undefined) process.exit(step.exit);
}
setInterval(() => {}, 1000);
