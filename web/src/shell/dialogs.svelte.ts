// Which dialog is open.
class Dialogs {
  help = $state(false);
  paste = $state(false);
  /** The rule whose page is open. */
  rule = $state<string>();
}

export const dialogs = new Dialogs();
