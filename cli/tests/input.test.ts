import { describe, expect, it } from 'vitest';
import { type InputStep, ScriptedInput } from '../src/run/input.ts';

function scripted(steps: readonly InputStep[]) {
  const sent: string[] = [];
  return { sent, input: new ScriptedInput(steps, (partition, text) => sent.push(`${partition}: ${text}`)) };
}

describe('scripted input', () => {
  it('sends each step once what it waits for is shown', () => {
    const { sent, input } = scripted([
      { partition: 'a', waitFor: 'login: ', send: 'root' },
      { partition: 'a', waitFor: /\$ $/, send: 'ls' },
    ]);
    input.line('a', 'welcome $ ');
    expect(sent).toEqual([]);
    input.partial('a', 'login: ');
    expect(sent).toEqual(['a: root']);
    input.line('a', 'login: root');
    expect(input.waiting?.send).toBe('ls');
    input.partial('a', '$ ');
    expect(sent).toEqual(['a: root', 'a: ls']);
    expect(input.waiting).toBeUndefined();
  });

  it('does not take one appearance for two', () => {
    const { sent, input } = scripted([
      { partition: 'a', waitFor: '=> ', send: '1' },
      { partition: 'a', waitFor: '=> ', send: '2' },
    ]);
    input.partial('a', '=> ');
    input.partial('a', '=> 1');
    input.line('a', '=> 1');
    expect(sent).toEqual(['a: 1']);
    input.partial('a', '=> ');
    expect(sent).toEqual(['a: 1', 'a: 2']);
  });

  it('finds what another partition showed before its turn', () => {
    const { sent, input } = scripted([
      { partition: 'a', waitFor: 'ready', send: '1' },
      { partition: 'b', waitFor: 'ready', send: '2' },
      { partition: 'c', waitFor: '# ', send: '3' },
      { partition: 'b', waitFor: 'ready', send: '4' },
    ]);
    input.line('b', 'ready');
    input.partial('c', '# ');
    expect(sent).toEqual([]);
    input.line('a', 'ready');
    expect(sent).toEqual(['a: 1', 'b: 2', 'c: 3']);
    input.line('b', 'ready again');
    expect(sent).toEqual(['a: 1', 'b: 2', 'c: 3', 'b: 4']);
  });
});
