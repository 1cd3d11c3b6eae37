import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeviceTreeNode, node } from '../src/devicetree/node.ts';
import { writeDeviceTree } from '../src/devicetree/writer.ts';
import { connectedDescription } from './support/connected.ts';
import { check, type Description, goodDescription, withPartition } from './support/good.ts';

/** Decompiles with every warning on, and expects none. */
function decompile(blob: Uint8Array): string {
  const run = spawnSync('dtc', ['-I', 'dtb', '-O', 'dts', '-'], { input: blob, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout;
}

async function treeOf(description: Description, name: string): Promise<Uint8Array> {
  const { checked, diagnostics } = await check(description);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const partition = checked!.partitions.find((candidate) => candidate.name === name)!;
  return partition.segments.find(({ label }) => label === 'device tree')!.bytes;
}

describe('writer', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/);
  const value = fc.oneof(
    fc.constant(true as const),
    fc.array(fc.integer({ min: 0, max: 0xffff_ffff }), { minLength: 1, maxLength: 6 }),
    fc.stringMatching(/^[ -~]{1,20}$/),
  );
  const properties = fc.dictionary(name, value, { maxKeys: 5 });
  const { tree } = fc.letrec<{ tree: DeviceTreeNode; leaf: DeviceTreeNode; branch: DeviceTreeNode }>(
    (tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('branch')),
      leaf: properties.map((own) => node('', own)),
      branch: fc.tuple(properties, fc.array(tie('tree'), { maxLength: 3 })).map(([own, children]) =>
        node(
          '',
          own,
          children.map((child, index) => ({ ...child, name: `node-${index}` })),
        ),
      ),
    }),
  );

  test('the header describes the blob', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const blob = writeDeviceTree(root);
        const view = new DataView(blob.buffer);
        const [magic, total, structure, strings, , version, last, , stringsSize, structureSize] = Array.from(
          { length: 10 },
          (_, index) => view.getUint32(index * 4),
        );
        expect([magic, total, version, last]).toEqual([0xd00d_feed, blob.length, 17, 16]);
        expect(structure! + structureSize!).toBe(strings);
        expect(strings! + stringsSize!).toBe(blob.length);
        expect(view.getUint32(strings! - 4)).toBe(9);
      }),
    );
  });

  test('dtc reads what was written and writes the same tree', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const options = ['-q', '-I', 'dtb', '-O', 'dtb', '-'];
        const run = spawnSync('dtc', options, { input: writeDeviceTree(root) });
        expect(run.status).toBe(0);
        const again = spawnSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts', '-'], { input: run.stdout });
        const direct = spawnSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts', '-'], {
          input: writeDeviceTree(root),
        });
        expect(again.stdout.toString()).toBe(direct.stdout.toString());
      }),
      { numRuns: 20 },
    );
  });
});

describe('virtual platform', () => {
  test('what Linux is told', async () => {
    expect(decompile(await treeOf(goodDescription(), 'linux'))).toMatchInlineSnapshot(`
      "/dts-v1/;

      / {
      	interrupt-parent = <0x8001>;
      	model = "linux,dummy-virt";
      	#size-cells = <0x02>;
      	#address-cells = <0x02>;
      	compatible = "linux,dummy-virt";

      	psci {
      		method = "hvc";
      		compatible = "arm,psci-1.0\\0arm,psci-0.2";
      	};

      	memory@40000000 {
      		reg = <0x00 0x40000000 0x00 0x10000000>;
      		device_type = "memory";
      	};

      	pl011@9000000 {
      		clock-names = "uartclk\\0apb_pclk";
      		clocks = <0x8000 0x8000>;
      		interrupts = <0x00 0x01 0x04>;
      		reg = <0x00 0x9000000 0x00 0x1000>;
      		compatible = "arm,pl011\\0arm,primecell";
      	};

      	pl031@9010000 {
      		clock-names = "apb_pclk";
      		clocks = <0x8000>;
      		interrupts = <0x00 0x02 0x04>;
      		reg = <0x00 0x9010000 0x00 0x1000>;
      		compatible = "arm,pl031\\0arm,primecell";
      	};

      	intc@8000000 {
      		phandle = <0x8001>;
      		reg = <0x00 0x8000000 0x00 0x10000 0x00 0x80a0000 0x00 0x40000>;
      		#redistributor-regions = <0x01>;
      		compatible = "arm,gic-v3";
      		interrupt-controller;
      		#interrupt-cells = <0x03>;
      		#address-cells = <0x00>;
      	};

      	cpus {
      		#size-cells = <0x00>;
      		#address-cells = <0x01>;

      		cpu@0 {
      			reg = <0x00>;
      			enable-method = "psci";
      			compatible = "arm,armv8";
      			device_type = "cpu";
      		};

      		cpu@1 {
      			reg = <0x01>;
      			enable-method = "psci";
      			compatible = "arm,armv8";
      			device_type = "cpu";
      		};
      	};

      	timer {
      		interrupts = <0x01 0x0d 0x04 0x01 0x0e 0x04 0x01 0x0b 0x04 0x01 0x0a 0x04>;
      		always-on;
      		compatible = "arm,armv8-timer\\0arm,armv7-timer";
      	};

      	apb-pclk {
      		phandle = <0x8000>;
      		clock-output-names = "clk24mhz";
      		clock-frequency = <0x16e3600>;
      		#clock-cells = <0x00>;
      		compatible = "fixed-clock";
      	};

      	chosen {
      		stdout-path = "/pl011@9000000";
      		bootargs = "console=ttyAMA0";
      		linux,initrd-start = <0x00 0x40210000>;
      		linux,initrd-end = <0x00 0x40211388>;
      	};
      };
      "
    `);
  });

  test('no console, no console node', async () => {
    const text = decompile(await treeOf(withPartition('rtos', { console: 'none' }), 'rtos'));
    expect(text).not.toContain('pl011');
    expect(text).not.toContain('stdout-path');
  });

  test('an assigned UART is the console', async () => {
    const text = decompile(await treeOf(withPartition('linux', { devices: ['uart'] }), 'linux'));
    expect(text.match(/pl011@9000000 \{/g)).toHaveLength(1);
    expect(text).toContain('stdout-path = "/pl011@9000000"');
  });

  test('every device that can be assigned has nodes without a warning', async () => {
    const devices = [
      ...['rtc', 'gpio', 'flash0'],
      { device: 'virtio-page1', allowDma: true, reason: 'test' },
    ];
    const text = decompile(await treeOf(withPartition('linux', { devices }), 'linux'));
    for (const name of ['pl031@9010000', 'pl061@9030000', 'flash@0', 'virtio_mmio@b001e00']) {
      expect(text).toContain(`${name} {`);
    }
    expect(text).toContain('interrupts = <0x00 0x1f 0x01>');
  });

  test('channels are nodes that UIO can be bound to', async () => {
    const nodes = async (name: string) => {
      const text = decompile(await treeOf(connectedDescription(), name));
      return text.match(/^\tchannel-.*?^\t\};/gms)?.join('\n');
    };
    expect(await nodes('linux')).toMatchInlineSnapshot(`
      "	channel-setpoint@7f00000000 {
      		compatible = "bulkhead,sampling-port\\0generic-uio";
      		linux,uio-name = "setpoint";
      		reg = <0x7f 0x00 0x00 0x1000>;
      		reg-names = "out";
      		bulkhead,port = <0x00>;
      		bulkhead,end = "from";
      		bulkhead,message-bytes = <0x18>;
      	};
      	channel-log@7f00100000 {
      		compatible = "bulkhead,queuing-port\\0generic-uio";
      		linux,uio-name = "log";
      		reg = <0x7f 0x100000 0x00 0x4000 0x7f 0x180000 0x00 0x1000>;
      		reg-names = "in\\0out";
      		interrupts = <0x00 0xcb 0x01>;
      		bulkhead,port = <0x01>;
      		bulkhead,end = "to";
      		bulkhead,message-bytes = <0x80>;
      		bulkhead,depth = <0x64>;
      	};
      	channel-alarm {
      		compatible = "bulkhead,doorbell\\0generic-uio";
      		linux,uio-name = "alarm";
      		interrupts = <0x00 0xcd 0x01>;
      		bulkhead,port = <0x02>;
      		bulkhead,end = "to";
      	};
      	channel-keys {
      		compatible = "bulkhead,call-port";
      		linux,uio-name = "keys";
      		bulkhead,port = <0x03>;
      		bulkhead,end = "from";
      		bulkhead,message-bytes = <0x28>;
      	};"
    `);
    expect(await nodes('rtos')).toMatchInlineSnapshot(`
      "	channel-keys {
      		compatible = "bulkhead,call-port";
      		linux,uio-name = "keys";
      		bulkhead,port = <0x00>;
      		bulkhead,end = "to";
      		bulkhead,message-bytes = <0x28>;
      	};"
    `);
  });

  test('the receiving end of a doorbell has an interrupt', async () => {
    const channels = { bell: { kind: 'doorbell', from: 'control', to: 'rtos' } } as const;
    const text = decompile(await treeOf({ ...goodDescription(), channels }, 'rtos'));
    expect(text).toContain('channel-bell {');
    expect(text).toContain('compatible = "bulkhead,doorbell\\0generic-uio";');
    expect(text).toContain('interrupts = <0x00 0xc9 0x01>;');
  });
});

test('an SBSA watchdog: control frame, refresh frame, and its interrupt unless interrupts are direct', async () => {
  const watchdog = { device: 'sbsa' };
  const tree = decompile(await treeOf(withPartition('rtos', { watchdog }), 'rtos'));
  expect(tree.match(/watchdog@9810000 \{[^}]*\}/)?.[0]).toMatchInlineSnapshot(`
    "watchdog@9810000 {
    		interrupts = <0x00 0x40 0x04>;
    		reg = <0x00 0x9810000 0x00 0x10000 0x00 0x9800000 0x00 0x10000>;
    		compatible = "arm,sbsa-gwdt";
    	}"
  `);
  const direct = { watchdog, interrupts: 'direct', console: 'none' };
  expect(decompile(await treeOf(withPartition('rtos', direct), 'rtos'))).toMatch(
    /watchdog@9810000 \{\s+reg = /,
  );
});
