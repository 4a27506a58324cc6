module.exports = require('../../jest.preset.cjs')('notifier', __dirname);
