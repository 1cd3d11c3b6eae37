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
  /** Its name there. */
  readonly type: string;
}

/** Every channel has two. */
interface Ends<Name extends string> {
  /** Who sends, signals or calls. */
  readonly from: EndDescription<Name>;
  /** Who receives or answers. */
  readonly to: EndDescription<Name>;
}

/** The size of the largest message, and the type that both partitions use. */
interface Message {
  /** The type, for TypeScript partitions: both ends are made from it. */
  readonly message?: MessageType;
  /** Of the largest. */
  readonly messageBytes: Size;
}

/** A signal without data. */
export interface DoorbellDescription<Name extends string = string> extends Ends<Name> {
  /** The kind. */
  readonly kind: 'doorbell';
}

/** The newest message. */
export interface SamplingDescription<Name extends string = string> extends Ends<Name>, Message {
  /** The kind. */
  readonly kind: 'sampling';
  /** Whether a new message can raise an interrupt at `to`; default: false. */
  readonly notify?: boolean;
}

/** A bounded queue of messages. */
export interface QueuingDescription<Name extends string = string> extends Ends<Name>, Message {
  /** The kind. */
  readonly kind: 'queuing';
  /** How many messages fit. */
  readonly depth: number;
}

/** Messages in registers; `from` calls, `to` answers. */
export interface CallDescription<Name extends string = string> extends Ends<Name> {
  /** The kind. */
  readonly kind: 'call';
  /** The type of what is asked, at most 40 bytes. */
  readonly message?: MessageType;
  /** The type of the answer, at most 40 bytes. */
  readonly reply?: MessageType;
}

/** A way from one partition to another: there is no other. */
export type ChannelDescription<Name extends string = string> =
  | DoorbellDescription<Name>
  | SamplingDescription<Name>
  | QueuingDescription<Name>
  | CallDescription<Name>;

/** The kinds of channel by name. */
export type ChannelKindName = ChannelDescription['kind'];
