/** Interrupts cannot go directly to a partition here: it has no CPU interface but the emulated one. */
export {
  CAN_BE_DIRECT,
  handOverInterrupts,
  isSharedRegister,
  readShared,
  sendDirect,
  takeBackInterrupts,
  writeShared,
} from '../gicv2/direct-cpu-interface.ts';
