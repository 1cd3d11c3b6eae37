/** Both ends of a sampling and of a queuing port, as the tests run them. */
import { type Fixed, fixed, type u64 } from '@bulkhead/bare';
import { QueueReceiver, QueueSender, type ReceiveResult, type SendResult } from '../../channels/queuing.ts';
import { SamplingReader, SamplingWriter } from '../../channels/sampling.ts';

export class Message {
  words: Fixed<u64, 4> = fixed(4, 0n);
}

export const outgoing = new Message();
export const incoming = new Message();
export const writer = new SamplingWriter<Message, 0, 32>();
export const reader = new SamplingReader<Message, 0, 32>();
export const sender = new QueueSender<Message, 1, 32, 3>();
export const receiver = new QueueReceiver<Message, 1, 32, 3>();

export function write(): void {
  writer.write(outgoing);
}

export function read(): boolean {
  return reader.read(incoming);
}

export function hasNew(): boolean {
  return reader.hasNew();
}

export function send(): SendResult {
  return sender.send(outgoing);
}

export function receive(): ReceiveResult {
  return receiver.receive(incoming);
}
