// The parts that come a moment after the first look.
type Later = typeof import('./later');

class Loaded {
  later = $state.raw<Later>();

  async load(): Promise<void> {
    this.later = await import('./later');
  }
}

export const loaded = new Loaded();
