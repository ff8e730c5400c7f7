// Which dialog is open.
class Dialogs {
  help = $state(false);
  paste = $state(false);
}

export const dialogs = new Dialogs();
