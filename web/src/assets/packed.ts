// Assets of wayproof.html: they lie in the document, and the loader that started the page knows how to unpack them.
import type { AssetName } from '../../build-plugins/assets';

declare global {
  interface Window {
    wayproofAsset(name: string): Promise<Response>;
  }
}

export const wholeEngine = true;

export const asset = (name: AssetName): Promise<Response> => window.wayproofAsset(name);
