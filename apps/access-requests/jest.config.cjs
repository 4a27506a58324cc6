module.exports = require('../../jest.preset.cjs')('access-requests', __dirname);
