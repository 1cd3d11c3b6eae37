/**
 * A control loop at 1 kHz on a core of its own: wakes every millisecond, computes a step of a PI controller
 * for a simulated motor, and records how late it woke. After 10,000 periods it reports and stops.
 */
import { countLeadingZeros, type Fixed, fixed, type i32, u32, u64 } from '@bulkhead/bare';
import { PeriodicTimer, print, printLine, printNumber } from '@bulkhead/sdk';

const PERIOD_NS: u64 = 1_000_000n;
const PERIODS: u32 = 10_000;
/** Setpoint of the speed, and gains in 1/1024. */
const SETPOINT: i32 = 3000;
const PROPORTIONAL: i32 = 820;
const INTEGRAL: i32 = 41;
const DRIVE_LIMIT: i32 = 4095;
const INTEGRAL_LIMIT: i32 = 8_000_000;

/** Histogram of the latency by powers of two: bucket n counts latencies below 2^n nanoseconds. */
const BUCKETS = 32;

class Motor {
  speed: i32 = 0;
  integral: i32 = 0;
}

class Latency {
  buckets: Fixed<u64, 32> = fixed(BUCKETS, 0n);
  least: u64 = 0xffff_ffff_ffff_ffffn;
  most: u64 = 0n;
  total: u64 = 0n;

  record(ns: u64): void {
    if (ns < this.least) this.least = ns;
    if (ns > this.most) this.most = ns;
    this.total += ns;
    const bucket: u32 = u32(64 - countLeadingZeros(ns));
    this.buckets[bucket < BUCKETS ? bucket : BUCKETS - 1] += 1n;
  }
}

const motor = new Motor();
const latency = new Latency();
const timer = new PeriodicTimer();

function limit(value: i32, bound: i32): i32 {
  return value > bound ? bound : value < -bound ? -bound : value;
}

/** One step of the controller, then of the motor it drives (a first-order lag of 64 periods). */
function step(): void {
  const error: i32 = SETPOINT - motor.speed;
  motor.integral = limit(motor.integral + error, INTEGRAL_LIMIT);
  const drive: i32 = limit((PROPORTIONAL * error + INTEGRAL * (motor.integral / 64)) / 1024, DRIVE_LIMIT);
  motor.speed += (drive - motor.speed) / 64;
}

function reportBuckets(): void {
  let below: u64 = 1n;
  for (const count of latency.buckets) {
    if (count > 0n) {
      print('latency below ');
      printNumber(below);
      print(' ns: ');
      printNumber(count);
      printLine('');
    }
    below = below << 1n;
  }
}

function report(): void {
  printNumber(u64(PERIODS));
  print(' periods, ');
  printNumber(timer.skipped);
  printLine(' skipped');
  reportBuckets();
  print('latency min/mean/max: ');
  printNumber(latency.least);
  print('/');
  printNumber(latency.total / u64(PERIODS));
  print('/');
  printNumber(latency.most);
  printLine(' ns');
  print('motor speed ');
  printNumber(u64(u32(motor.speed)));
  printLine(' rpm');
}

export function main(): void {
  printLine('control loop, 1 kHz');
  timer.start(PERIOD_NS);
  for (let period: u32 = 0; period < PERIODS; period++) {
    latency.record(timer.wait());
    step();
  }
  report();
}
