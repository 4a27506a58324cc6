module.exports = require('../../jest.preset.cjs')('architecture', __dirname);
