'use strict';

// Node's way to OpenChemLib: a molecule that needs no second reader should not wait for it to be loaded, and only require does that
// in the middle of a sum. Bundlers know require too.
let library;
exports.openchemlib = () => {
  library ??= require('openchemlib');
  return library;
};
