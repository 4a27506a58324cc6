import { mongo } from 'mongoose';

/** `OP_MSG`: length, id, answered id, opcode; flags; one section with the document. */
export function mongodbReply(request: Buffer, document: object): Buffer {
  const body = mongo.BSON.serialize(document);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(request.readInt32LE(4), 8);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}
