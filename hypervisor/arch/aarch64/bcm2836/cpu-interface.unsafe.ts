/** Under the name that the families share; here nothing is unsafe. */
export {
  acknowledgeFastInterrupt,
  acknowledgeInterrupt,
  writeDeactivate,
  writeEndOfInterrupt,
  writeFastEndOfInterrupt,
} from './cpu-interface.ts';
