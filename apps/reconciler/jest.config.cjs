module.exports = require('../../jest.preset.cjs')('reconciler', __dirname);
