// An engine in a worker of its own, for the one question that may take long: whether something can ever happen. It holds up
// nothing that is asked meanwhile, and whoever stops it or asks again ends the worker: the engine itself cannot be interrupted.
import { EngineBroken, EngineOutOfReach, EngineRefused, Superseded, type WorkerLike } from './client';
import type { EngineData, FileBytes, FromWorker } from './protocol';
import type { Failure } from './types';

export interface ApartOptions {
  spawn(): WorkerLike;
  /** The complete engine; `apart` says that its glue is not that of the first one. */
  module(): Promise<{ module: WebAssembly.Module; apart: boolean }>;
  data: EngineData;
}

interface Question {
  id: number;
  resolve(answer: unknown): void;
  reject(reason: Error): void;
}

export class EngineApart {
  private readonly options: ApartOptions;
  private worker: WorkerLike | undefined;
  private asked: Question | undefined;
  private nextId = 1;

  constructor(options: ApartOptions) {
    this.options = options;
  }

  /** Asks; what was asked before and is not answered yet ends with `Superseded`. */
  ask<T>(request: Record<string, unknown>, files: FileBytes[]): Promise<T> {
    this.stop();
    return new Promise<T>((resolve, reject) => {
      const question: Question = { id: this.nextId++, resolve: resolve as (answer: unknown) => void, reject };
      this.asked = question;
      void this.started().then(
        (worker) => {
          if (this.asked === question) worker.postMessage({ kind: 'ask', id: question.id, request, files });
        },
        (error: Error) => this.fail(question, error),
      );
    });
  }

  /** Ends what is being answered. */
  stop(): void {
    const question = this.asked;
    if (!question) return;
    this.asked = undefined;
    this.end();
    question.reject(new Superseded());
  }

  /** Ends the worker; the next question starts another. */
  end(): void {
    if (!this.worker) return;
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    this.worker = undefined;
  }

  /** The worker, ready to be asked. One that has answered stays for the next question. */
  private async started(): Promise<WorkerLike> {
    if (this.worker) return this.worker;
    const { module, apart } = await this.options.module().catch(() => {
      throw new EngineOutOfReach();
    });
    const worker = this.options.spawn();
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.kind === 'started' ? resolve() : this.hear(data));
      worker.onerror = (event) => {
        event.preventDefault?.();
        reject(new EngineBroken(event.message || 'the worker stopped'));
        if (this.worker === worker && this.asked) this.fail(this.asked, new EngineBroken(event.message || 'the worker stopped'));
      };
      worker.postMessage({ kind: 'start', module, complete: apart, data: this.options.data });
    });
    // While this one started, another may have been asked for.
    if (this.worker) worker.terminate();
    else this.worker = worker;
    return this.worker;
  }

  private fail(question: Question, error: Error): void {
    if (this.asked === question) this.asked = undefined;
    this.end();
    question.reject(error);
  }

  private hear(message: Exclude<FromWorker, { kind: 'started' }>): void {
    const question = this.asked;
    if (!question || question.id !== message.id) return;
    if (message.kind !== 'answer') {
      this.fail(question, new EngineBroken(message.kind === 'broken' ? message.message : ''));
      return;
    }
    this.asked = undefined;
    const answer = message.answer as { format?: string };
    if (answer.format === 'wayproof/failure@1') question.reject(new EngineRefused((message.answer as Failure).message));
    else question.resolve(answer);
  }
}
