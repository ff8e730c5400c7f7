// Which dialog is open.
class Dialogs {
  help = $state(false);
  paste = $state(false);
  /** A link that the browser would not copy by itself. */
  link = $state<string>();
  /** The rule whose page is open. */
  rule = $state<string>();
}

export const dialogs = new Dialogs();
