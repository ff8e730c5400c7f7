// Hands files over to the reader's disk.
import { baseName, toBytes, type FileSet } from '../state/files';
import { zip } from '../state/zip';

export function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function downloadFile(files: FileSet, index: number): void {
  const file = files[index];
  if (!file) return;
  save(baseName(file.name), new Blob([new Uint8Array(toBytes(file).bytes)], { type: 'application/json' }));
}

export function downloadAll(files: FileSet, name: string): void {
  save(`${name}.zip`, new Blob([zip(files.map(toBytes))], { type: 'application/zip' }));
}
