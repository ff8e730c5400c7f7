// Which dialog is open.
class Dialogs {
  help = $state(false);
  paste = $state(false);
  /** A link that the browser would not copy by itself. */
  link = $state<string>();
  /** The rule whose page is open. */
  rule = $state<string>();
  /** What law and providers ask for is open: all of it, or at one requirement. */
  packs = $state<{ requirement?: string }>();
}

export const dialogs = new Dialogs();
