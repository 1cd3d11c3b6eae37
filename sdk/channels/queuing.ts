/**
 * Queuing ports: a bounded queue. Region 0 has the sender's counter and the slots, region 1 the receiver's counter.
 * Counters are modulo twice the depth, so that full and empty differ and a counter says which slot is next. Each
 * end keeps its own counter in private memory, reads the other's once an operation, and takes no index from it.
 */
import { numberOf, type u32 } from '@bulkhead/bare';
import { loadCounter, readMessage, storeCounter, writeMessage } from './shared-memory.unsafe.ts';
import { signalThroughPort } from './signal.ts';
import { slotOffset } from './slots.ts';

export const enum SendResult {
  Sent = 0,
  /** There is no room: the message was not taken. The receiver's next signal says that there is. */
  Full = 1,
  /** The receiver's counter is none that it can have: the message was not taken. */
  Broken = 2,
}

export const enum ReceiveResult {
  Received = 0,
  Empty = 1,
  /** The sender's counter is none that it can have: nothing was taken. */
  Broken = 2,
}

/** The slot that a counter stands for. */
function slotOf(counter: u32, depth: u32): u32 {
  return counter < depth ? counter : counter - depth;
}

function after(counter: u32, depth: u32): u32 {
  return counter + 1 < 2 * depth ? counter + 1 : 0;
}

/** Messages between two counters: 0 to `depth`, or more if they contradict each other. */
function inQueue(head: u32, tail: u32, depth: u32): u32 {
  const period: u32 = 2 * depth;
  if (head >= period || tail >= period) return period;
  return head >= tail ? head - tail : head + period - tail;
}

/** An end's own counter before its partition was restarted: nobody else can have written it. */
function resume(port: u32, region: u32, depth: u32): u32 {
  const counter: u32 = loadCounter(port, region);
  return counter < 2 * depth ? counter : 0;
}

/** The sending end, at port `Port`, of a queue of `Depth` messages of at most `Bytes` bytes. */
export class QueueSender<T extends object, Port extends number, Bytes extends number, Depth extends number> {
  private isStarted: boolean = false;
  private head: u32 = 0;

  /** Puts a message into the queue if there is room, and signals the receiver. */
  send(message: T): SendResult {
    const port: u32 = numberOf<Port>();
    const depth: u32 = numberOf<Depth>();
    if (!this.isStarted) this.start();
    const count: u32 = inQueue(this.head, loadCounter(port, 1), depth);
    if (count > depth) return SendResult.Broken;
    if (count === depth) return SendResult.Full;
    writeMessage(port, 0, slotOffset(slotOf(this.head, depth), numberOf<Bytes>()), message);
    this.head = after(this.head, depth);
    storeCounter(port, 0, this.head);
    signalThroughPort(port);
    return SendResult.Sent;
  }

  private start(): void {
    this.head = resume(numberOf<Port>(), 0, numberOf<Depth>());
    this.isStarted = true;
  }
}

/** The receiving end. */
export class QueueReceiver<
  T extends object,
  Port extends number,
  Bytes extends number,
  Depth extends number,
> {
  private isStarted: boolean = false;
  private tail: u32 = 0;

  /** Takes the oldest message if there is one, and signals the sender that there is room. */
  receive(into: T): ReceiveResult {
    const port: u32 = numberOf<Port>();
    const depth: u32 = numberOf<Depth>();
    if (!this.isStarted) this.start();
    const count: u32 = inQueue(loadCounter(port, 0), this.tail, depth);
    if (count > depth) return ReceiveResult.Broken;
    if (count === 0) return ReceiveResult.Empty;
    readMessage(port, 0, slotOffset(slotOf(this.tail, depth), numberOf<Bytes>()), into);
    this.tail = after(this.tail, depth);
    storeCounter(port, 1, this.tail);
    signalThroughPort(port);
    return ReceiveResult.Received;
  }

  private start(): void {
    this.tail = resume(numberOf<Port>(), 1, numberOf<Depth>());
    this.isStarted = true;
  }
}
