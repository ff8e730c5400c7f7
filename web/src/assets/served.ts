// Assets of the served page: files beside its code, at hashed addresses.
import urls from 'virtual:asset-urls';
import type { AssetName } from '../../build-plugins/assets';

export const wholeEngine = false;

export async function asset(name: AssetName): Promise<Response> {
  const response = await fetch(urls[name]);
  if (!response.ok) throw new Error(`“${name}” could not be loaded (${response.status}).`);
  return response;
}
