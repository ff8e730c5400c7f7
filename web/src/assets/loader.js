// The first script of wayproof.html. Everything else lies in the document as compressed text; this unpacks it and starts
// the page. Written for browsers that are too old for the rest, so that they can be told.
(function () {
  'use strict';
  var MEDIA = { engine: 'application/wasm' };

  function tell(words) {
    var box = document.getElementById('trouble');
    box.querySelector('[data-say="' + words + '"]').hidden = false;
    box.hidden = false;
  }

  /** What lies in the document under this name. */
  window.wayproofAsset = function (name) {
    var packed = atob(document.getElementById('asset-' + name).textContent);
    var bytes = new Uint8Array(packed.length);
    for (var at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    var whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return Promise.resolve(new Response(whole, { headers: { 'content-type': MEDIA[name] || 'text/plain' } }));
  };

  function put(tag, text, type) {
    var element = document.createElement(tag);
    if (type) element.type = type;
    element.textContent = text;
    document.head.appendChild(element);
  }

  try {
    new DecompressionStream('deflate-raw');
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch (error) {
    tell('old');
    return;
  }
  // The policy at the top of the file knows each script by its hash: one that was changed does not run.
  document.addEventListener('securitypolicyviolation', function (event) {
    if (event.blockedURI === 'inline') tell('damaged');
  });
  var text = function (response) { return response.text(); };
  Promise.all([window.wayproofAsset('style').then(text), window.wayproofAsset('page').then(text)]).then(
    function (parts) {
      put('style', parts[0]);
      put('script', parts[1], 'module');
    },
    function () { tell('damaged'); }
  );
})();
