/** Images that are cut off or have a wrong bit, before the first instruction. */
import type { Machine } from './machine.ts';
import { judgeBoot, type Result, type Words } from './outcome.ts';
import type { Random } from './random.ts';
import type { Part, Target } from './target.ts';

const KIBIBYTE = 1024;

/** A fault that is there when the board starts. */
export interface BootFault {
  readonly kind: string;
  readonly what: string;
  readonly apply: (machine: Machine) => Promise<void>;
}

/**
 * The image ends after each kilobyte. What an emulator leaves behind it is zero; `garbage` is what a board may have
 * there.
 */
export function truncations(target: Target, random: Random): readonly BootFault[] {
  const { image, imagePa } = target;
  const count = Math.ceil(image.length / KIBIBYTE);
  return Array.from({ length: count }, (_, kilobyte) => {
    const start = kilobyte * KIBIBYTE;
    const garbage = kilobyte % 8 === 7;
    const rest = Buffer.alloc(image.length - start);
    if (garbage) for (let at = 0; at < rest.length; at++) rest[at] = random.below(256);
    return {
      kind: garbage ? 'image cut off, garbage behind it' : 'image cut off',
      what: `after ${kilobyte} KiB`,
      apply: (machine) => machine.gdb.write(imagePa + BigInt(start), rest),
    };
  });
}

/** One wrong bit, in each part of the image alike. */
export function wrongBits(target: Target, random: Random, count: number): readonly BootFault[] {
  const { parts } = target;
  return Array.from({ length: count }, (_, index) => wrongBit(target, random, parts[index % parts.length]!));
}

function wrongBit(target: Target, random: Random, part: Part): BootFault {
  const [offset, bit] = [part.start + random.below(part.sizeBytes), random.below(8)];
  return {
    kind: `bit of the image: ${part.name}`,
    what: `0x${offset.toString(16)}, bit ${bit}`,
    apply: (machine) => machine.gdb.flip(target.imagePa + BigInt(offset), bit),
  };
}

export async function bootWith(machine: Machine, fault: BootFault, right: Words): Promise<Result> {
  await machine.reset();
  await fault.apply(machine);
  return judgeBoot(machine.run, await machine.finish(), right);
}
