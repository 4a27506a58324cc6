module.exports = require('../../jest.preset.cjs')('images', __dirname);
