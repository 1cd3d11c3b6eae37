/** Under the name that the families share; here nothing is unsafe. */
export {
  MAX_LIST_REGISTERS,
  readEmptyListRegisters,
  readListRegister,
  readVgicType,
  writeListRegister,
  writeListRegistersControl,
} from './list-registers.ts';
