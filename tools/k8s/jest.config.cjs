module.exports = require('../../jest.preset.cjs')('k8s', __dirname);
