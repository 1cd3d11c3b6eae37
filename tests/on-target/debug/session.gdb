# The hypervisor: the second hypercall of the partition.
break exits.ts:67
continue
continue
print cpu->exits.hvc
print *cpu->vcpu
delete
# The partition: its third round.
tbreak counter.ts:18 if round == 3
continue
print round
print counter_progress.rounds
backtrace
el
partitions
step
info source
kill
