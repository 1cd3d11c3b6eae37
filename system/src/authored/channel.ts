/** How partitions talk to each other. Every field is explained in docs/system.md. */

import type { Size } from '@bulkhead/boards';

/** A partition, whose port has the channel's name; or a partition and the name of its port. */
export type EndDescription<Name extends string = string> =
  | Name
  | { readonly partition: Name; readonly port: string };

/** An exported TypeScript type, in a file that both partitions import. */
export interface MessageType {
  /** Relative to the system file. */
  readonly file: string;
  readonly type: string;
}

interface Ends<Name extends string> {
  readonly from: EndDescription<Name>;
  readonly to: EndDescription<Name>;
}

/** The size of the largest message, and the type that both partitions use. */
interface Message {
  readonly message?: MessageType;
  readonly messageBytes: Size;
}

/** A signal without data. */
export interface DoorbellDescription<Name extends string = string> extends Ends<Name> {
  readonly kind: 'doorbell';
}

/** The newest message. */
export interface SamplingDescription<Name extends string = string> extends Ends<Name>, Message {
  readonly kind: 'sampling';
  /** Whether a new message can raise an interrupt at `to`; default: false. */
  readonly notify?: boolean;
}

/** A bounded queue of messages. */
export interface QueuingDescription<Name extends string = string> extends Ends<Name>, Message {
  readonly kind: 'queuing';
  /** How many messages fit. */
  readonly depth: number;
}

/** Messages in registers; `from` calls, `to` answers. */
export interface CallDescription<Name extends string = string> extends Ends<Name> {
  readonly kind: 'call';
  readonly message?: MessageType;
  readonly reply?: MessageType;
}

export type ChannelDescription<Name extends string = string> =
  | DoorbellDescription<Name>
  | SamplingDescription<Name>
  | QueuingDescription<Name>
  | CallDescription<Name>;

export type ChannelKindName = ChannelDescription['kind'];
