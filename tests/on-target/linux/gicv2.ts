import { qemuVirt } from '@bulkhead/boards';
import { withLinux } from './description.ts';

export default withLinux(qemuVirt({ cores: 3, memory: '512MiB', gic: 2 }));
