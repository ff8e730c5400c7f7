// Short messages at the edge of the page, one at a time, with at most one thing to do about them.

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { label: string; run(): void };
}

class Toasts {
  now = $state.raw<Toast>();
  private next = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string, action?: Toast['action']): void {
    clearTimeout(this.timer);
    this.now = { id: this.next++, text, ...(action && { action }) };
    this.timer = setTimeout(() => this.close(), 9000);
  }

  close(): void {
    clearTimeout(this.timer);
    this.now = undefined;
  }
}

export const toasts = new Toasts();
