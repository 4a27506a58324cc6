// Whether node_modules holds what package-lock.json asks for. Only Node's own modules: it runs before anything is installed.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Entry
 * @typedef {Record<string, Entry>} Packages by folder, as npm writes them
 */

/**
 * npm records what it installed in node_modules/.package-lock.json, as its last step. Packages for other platforms are
 * wanted but rightly absent; they are marked optional.
 * @param {Packages} wanted
 * @param {Packages} installed
 */
function packagesAgree(wanted, installed) {
  const missing = Object.entries(wanted).some(
    ([folder, entry]) =>
      folder !== '' && !entry.optional && !entry.devOptional && !installed[folder],
  );
  if (missing) return false;
  return Object.entries(installed).every(([folder, entry]) => {
    const asked = wanted[folder];
    return asked?.version === entry.version && asked?.integrity === entry.integrity;
  });
}

/** @param {string} root */
function dependenciesAgree(root) {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  return (
    installed !== undefined &&
    packagesAgree(packagesOf(join(root, 'package-lock.json')) ?? {}, installed)
  );
}

/**
 * @param {string} file
 * @returns {Packages | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

module.exports = { packagesAgree, dependenciesAgree };
