module.exports = require('../../jest.preset.cjs')('dev', __dirname);
