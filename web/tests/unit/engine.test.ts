import { describe, expect, it, vi } from 'vitest';
import { EngineBroken, EngineClient, EngineOutOfReach, EngineRefused, EngineTooSlow, Superseded, type WorkerLike } from '../../src/engine/client';
import { encodeRequest, jsonStringBytes, type FromWorker, type ToWorker } from '../../src/engine/protocol';

/** A worker whose answers the test gives by hand. */
class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  asked: Extract<ToWorker, { kind: 'ask' }>[] = [];
  module: WebAssembly.Module | undefined;
  terminated = false;
  postMessage(message: ToWorker): void {
    if (message.kind === 'start') {
      this.module = message.module;
      queueMicrotask(() => this.say({ kind: 'started' }));
    }
    else this.asked.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(data: FromWorker): void {
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
  answer(answer: unknown): void {
    this.say({ kind: 'answer', id: this.asked.at(-1)!.id, answer, milliseconds: 1 });
  }
}

const whole = { complete: true } as unknown as WebAssembly.Module;

function setUp(patience?: number, complete = vi.fn(() => Promise.resolve(whole))) {
  const workers: FakeWorker[] = [];
  const onReplaced = vi.fn();
  const client = new EngineClient({
    module: {} as WebAssembly.Module, data: { zones: new Uint8Array(), packs: new Uint8Array(), texts: { en: new Uint8Array(), zh: new Uint8Array() } }, onReplaced, complete, ...(patience && { patience }),
    spawn: () => (workers.push(new FakeWorker()), workers.at(-1)!),
  });
  return { client, workers, onReplaced, complete };
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the engine client', () => {
  it('keeps a spare beside the worker from the start', async () => {
    const { client, workers } = setUp();
    await client.started();
    expect(workers).toHaveLength(2);
  });

  it('answers the newest question and drops the overtaken ones', async () => {
    const { client, workers } = setUp();
    const first = client.ask('check', { n: 1 });
    await soon();
    const second = client.ask('check', { n: 2 });
    const third = client.ask('check', { n: 3 });
    const settled = Promise.allSettled([first, second]);
    workers[0]!.answer({ n: 1 });
    await soon();
    workers[0]!.answer({ n: 3 });
    expect(await third).toEqual({ n: 3 });
    for (const one of await settled) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(Superseded);
    expect(workers[0]!.asked.map(({ request }) => request.n)).toEqual([1, 3]);
  });

  it('asks the complete engine again what the first one lacks, and everything from then on', async () => {
    const { client, workers, complete, onReplaced } = setUp();
    const answer = client.ask('check', { n: 1 });
    const other = client.ask('trace', { n: 2 });
    await soon();
    workers[0]!.say({ kind: 'lacking', id: workers[0]!.asked[0]!.id });
    await soon();
    expect(complete).toHaveBeenCalledOnce();
    expect([workers[0]!.terminated, workers[1]!.terminated]).toEqual([true, true]);
    expect([workers[2]!.module, workers[3]!.module]).toEqual([whole, whole]);
    workers[2]!.answer({ n: 1 });
    expect(await answer).toEqual({ n: 1 });
    await soon();
    workers[2]!.answer({ n: 2 });
    expect(await other).toEqual({ n: 2 });
    expect(onReplaced).not.toHaveBeenCalled();
  });

  it('says when the complete engine is out of reach, and asks for it again with the next question', async () => {
    const { client, workers, complete } = setUp(undefined, vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(whole));
    const first = client.ask('check', { n: 1 });
    await soon();
    workers[0]!.say({ kind: 'lacking', id: workers[0]!.asked[0]!.id });
    await expect(first).rejects.toBeInstanceOf(EngineOutOfReach);
    const second = client.ask('check', { n: 2 });
    await soon();
    workers[0]!.say({ kind: 'lacking', id: workers[0]!.asked[1]!.id });
    await soon();
    expect(complete).toHaveBeenCalledTimes(2);
    workers[2]!.answer({ n: 2 });
    expect(await second).toEqual({ n: 2 });
  });

  it('lets questions of another topic wait their turn', async () => {
    const { client, workers } = setUp();
    const check = client.ask('check', {});
    const trace = client.ask('trace', {});
    await soon();
    workers[0]!.answer({ is: 'check' });
    await soon();
    workers[0]!.answer({ is: 'trace' });
    expect(await Promise.all([check, trace])).toEqual([{ is: 'check' }, { is: 'trace' }]);
  });

  it('replaces a crashed worker by the spare and asks again', async () => {
    const { client, workers, onReplaced } = setUp();
    const answer = client.ask('check', { n: 1 });
    await soon();
    workers[0]!.say({ kind: 'broken', id: 1, message: 'trap' });
    await soon();
    expect(workers[0]!.terminated).toBe(true);
    expect(workers).toHaveLength(3);
    workers[1]!.answer({ fine: true });
    expect(await answer).toEqual({ fine: true });
    expect(onReplaced).toHaveBeenCalledTimes(1);
  });

  it('gives up after the second crash on the same question, but lives on', async () => {
    const { client, workers } = setUp();
    const answer = client.ask('check', {});
    const failed = expect(answer).rejects.toBeInstanceOf(EngineBroken);
    await soon();
    workers[0]!.onerror?.({ message: 'gone', preventDefault() {} } as ErrorEvent);
    await soon();
    workers[1]!.onerror?.({ message: 'gone', preventDefault() {} } as ErrorEvent);
    await failed;
    const next = client.ask('check', {});
    await soon();
    workers[2]!.answer({ fine: true });
    expect(await next).toEqual({ fine: true });
  });

  it('takes silence for a crash', async () => {
    const { client, workers } = setUp(30);
    const answer = client.ask('check', {});
    await new Promise((resolve) => setTimeout(resolve, 45));
    expect(workers[0]!.terminated).toBe(true);
    workers[1]!.answer({ fine: true });
    expect(await answer).toEqual({ fine: true });
  });

  it('does not ask for much a second time where it took too long', async () => {
    const { client, workers, onReplaced } = setUp(30);
    const answer = client.ask('check', {}, [{ name: 'large.json', bytes: new Uint8Array(1_000_001) }]);
    await expect(answer).rejects.toBeInstanceOf(EngineTooSlow);
    expect(workers[0]!.terminated).toBe(true);
    expect(onReplaced).not.toHaveBeenCalled();
    const next = client.ask('check', {});
    await soon();
    workers[1]!.answer({ fine: true });
    expect(await next).toEqual({ fine: true });
  });

  it('tells a refusal from an answer', async () => {
    const { client, workers } = setUp();
    const answer = client.ask('edit', {});
    const refused = expect(answer).rejects.toBeInstanceOf(EngineRefused);
    await soon();
    workers[0]!.answer({ format: 'wayproof/failure@1', message: 'no such field' });
    await refused;
  });
});

describe('a request', () => {
  it('carries the files as JSON strings', () => {
    const text = '{"a": "\u6587\\n\u0001", \t"b": "😀"}\n';
    const bytes = encodeRequest({ do: 'check' }, [{ name: 'a "b".json', bytes: new TextEncoder().encode(text) }, { name: 'c', bytes: new Uint8Array() }]);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
      format: 'wayproof/request@1', do: 'check', files: [{ name: 'a "b".json', text }, { name: 'c', text: '' }],
    });
  });

  it('leaves broken UTF-8 as it is', () => {
    expect([...jsonStringBytes(new Uint8Array([0xff, 0x22, 0xc3]))]).toEqual([0xff, 0x5c, 0x22, 0xc3]);
  });
});
