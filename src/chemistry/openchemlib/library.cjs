'use strict';

// Node's way to OpenChemLib: a molecule that needs no second reader should not wait for it to be loaded, and only require does that
// in the middle of a sum. Bundlers know require too.
let library;
exports.openchemlib = () => {
  library ??= loaded();
  return library;
};

// No fault of the text that is read: whoever meets it must not take it for one. The code is known to src/batch/source/record.ts.
function loaded() {
  try {
    return require('openchemlib');
  } catch (cause) {
    const fault = new Error(
      `OpenChemLib, a part of onetweak, cannot be loaded: ${cause.message.split('\n', 1)[0]}`,
      { cause },
    );
    throw Object.assign(fault, { code: 'ERR_NOT_LOADED' });
  }
}
