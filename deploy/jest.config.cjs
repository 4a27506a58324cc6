module.exports = require('../jest.preset.cjs')('deploy', __dirname);
