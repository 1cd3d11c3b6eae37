# The exits of core 0, read from the memory of the board, not of the guest that runs there.
define counts
  maintenance packet Qqemu.PhyMemMode:1
  printf "exits at $arg0: %lu %lu %lu %lu %lu %lu %lu\n", ((bare_own *)bare_own_places.base)->cpu_cpus.exits.hvc, ((bare_own *)bare_own_places.base)->cpu_cpus.exits.smc, ((bare_own *)bare_own_places.base)->cpu_cpus.exits.sysreg, ((bare_own *)bare_own_places.base)->cpu_cpus.exits.mmio, ((bare_own *)bare_own_places.base)->cpu_cpus.exits.irq, ((bare_own *)bare_own_places.base)->cpu_cpus.exits.wfx, ((bare_own *)bare_own_places.base)->cpu_cpus.exits.other
  maintenance packet Qqemu.PhyMemMode:0
end
tbreak mixed_criticality_control_step thread 1
continue
counts first
tbreak mixed_criticality_control_report thread 1
continue
counts last
consoles
kill
