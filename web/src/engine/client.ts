// The page's side of the engine: questions in, promises out. It keeps three promises of its own:
// a newer question of the same topic makes the older one's answer worthless (it is dropped), a crashed or stuck engine
// is replaced and asked once more, and a spare worker stands by from the start, so that replacing needs no network.
// It begins with a small engine; a question that needs the complete one waits for that, which then answers everything.
import type { EngineData, FileBytes, FromWorker, ToWorker } from './protocol';
import type { Failure } from './types';

/** The part of Worker that is used; tests put a plain object here. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export class Superseded extends Error {}
export class EngineBroken extends Error {}
/** No answer in time. */
export class EngineTooSlow extends Error {}
export class EngineRefused extends Error {}
/** The complete engine could not be loaded. */
export class EngineOutOfReach extends Error {}

interface Question {
  id: number;
  topic: string;
  request: Record<string, unknown>;
  files: FileBytes[];
  tries: number;
  resolve(answer: unknown): void;
  reject(reason: Error): void;
}

/** Files of so many bytes may simply take long. */
const LARGE = 1_000_000;

interface Options {
  spawn(): WorkerLike;
  module: WebAssembly.Module;
  data: EngineData;
  /** The engine with everything; asked for when a question needs it. */
  complete(): Promise<WebAssembly.Module>;
  /** An answer that takes longer means that the engine is stuck. */
  patience?: number;
  onReplaced?(): void;
  onFirstAnswer?(): void;
}

export class EngineClient {
  private readonly options: Options;
  private readonly patience: number;
  private worker: WorkerLike;
  private spare: WorkerLike | undefined;
  private nextId = 1;
  private asked: Question | undefined;
  private waiting: Question[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly startedBy = new WeakMap<WorkerLike, Promise<void>>();
  private module: WebAssembly.Module;
  /** Time of the last answer inside the worker. */
  lastMilliseconds: number | undefined;

  constructor(options: Options) {
    this.options = options;
    this.patience = options.patience ?? 20_000;
    this.module = options.module;
    this.worker = this.startWorker();
    this.spare = this.startWorker();
  }

  /** Settles when both the worker and its spare stand ready. */
  async started(): Promise<void> {
    await Promise.all([this.worker, this.spare].map((worker) => worker && this.startedBy.get(worker)));
  }

  /**
   * Asks the engine. A later question of the same topic rejects this one with `Superseded`, whether it still waits or
   * is being answered.
   */
  ask<T>(topic: string, request: Record<string, unknown>, files: FileBytes[] = []): Promise<T> {
    for (const old of this.waiting.filter((question) => question.topic === topic)) old.reject(new Superseded());
    this.waiting = this.waiting.filter((question) => question.topic !== topic);
    if (this.asked?.topic === topic) this.asked.reject(new Superseded());
    return new Promise<T>((resolve, reject) => {
      const question: Question = {
        id: this.nextId++, topic, request, files, tries: 0, resolve: resolve as (answer: unknown) => void, reject,
      };
      this.waiting.push(question);
      this.pump();
    });
  }

  private startWorker(): WorkerLike {
    const worker = this.options.spawn();
    this.startedBy.set(worker, new Promise((resolve) => {
      worker.onmessage = ({ data }) => {
        if (data.kind === 'started') resolve();
        else this.hear(worker, data);
      };
    }));
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker === this.worker) this.replace(event.message || 'the worker stopped');
      else if (worker === this.spare) this.spare = undefined;
    };
    worker.postMessage({ kind: 'start', module: this.module, complete: this.module !== this.options.module, data: this.options.data });
    return worker;
  }

  private pump(): void {
    if (this.asked || this.waiting.length === 0) return;
    const question = this.waiting.shift()!;
    this.asked = question;
    question.tries += 1;
    const worker = this.worker;
    this.timer = setTimeout(() => this.replace(), this.patience);
    void this.startedBy.get(worker)!.then(() => {
      if (this.worker !== worker || this.asked !== question) return;
      worker.postMessage({ kind: 'ask', id: question.id, request: question.request, files: question.files });
    });
  }

  private hear(worker: WorkerLike, message: Exclude<FromWorker, { kind: 'started' }>): void {
    const question = this.asked;
    if (worker !== this.worker || !question || question.id !== message.id) return; // a late answer
    if (message.kind === 'broken') {
      this.replace(message.message);
      return;
    }
    clearTimeout(this.timer);
    if (message.kind === 'lacking') {
      void this.complete(question);
      return;
    }
    this.asked = undefined;
    if (this.lastMilliseconds === undefined) this.options.onFirstAnswer?.();
    this.lastMilliseconds = message.milliseconds;
    const answer = message.answer as { format?: string };
    if (answer.format === 'wayproof/failure@1') {
      question.reject(new EngineRefused((message.answer as Failure).message));
    } else {
      question.resolve(answer);
    }
    this.pump();
  }

  /** Puts complete engines in the place of both workers and asks the question again; others wait. */
  private async complete(question: Question): Promise<void> {
    try {
      this.module = await this.options.complete();
    } catch {
      this.asked = undefined;
      question.reject(new EngineOutOfReach());
      this.pump();
      return;
    }
    for (const worker of [this.worker, this.spare]) worker?.terminate();
    this.worker = this.startWorker();
    this.spare = this.startWorker();
    this.asked = undefined;
    question.tries = 0;
    this.waiting.unshift(question);
    this.pump();
  }

  /**
   * Puts the spare in the place of a worker that is broken, or (without a reason) gave no answer in time, and asks the open question once
   * more: but not where so much is asked that a second time would take as long.
   */
  private replace(reason?: string): void {
    clearTimeout(this.timer);
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    this.worker = this.spare ?? this.startWorker();
    this.spare = this.startWorker();
    if (reason !== undefined) this.options.onReplaced?.();
    const question = this.asked;
    this.asked = undefined;
    if (question) {
      const slow = reason === undefined;
      if (question.tries < 2 && !(slow && question.files.reduce((size, { bytes }) => size + bytes.length, 0) > LARGE)) this.waiting.unshift(question);
      else question.reject(slow ? new EngineTooSlow() : new EngineBroken(reason));
    }
    this.pump();
  }
}
