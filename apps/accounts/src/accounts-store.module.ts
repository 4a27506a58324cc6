import { Module } from '@nestjs/common';
import { AccountLists } from './infrastructure/account-lists';
import { MongoAccounts } from './infrastructure/accounts.mongo-repository';
import { ClosedUsers } from './infrastructure/closed-users';
import { DirectoryImport } from './infrastructure/directory-import';
import { DirectorySearch } from './infrastructure/directory-search';
import { DirectoryWords } from './infrastructure/directory-words';
import { MongoDirectory } from './infrastructure/directory.mongo-repository';

const collections = [
  MongoAccounts,
  AccountLists,
  ClosedUsers,
  MongoDirectory,
  DirectoryWords,
  DirectorySearch,
  DirectoryImport,
];

/** What this service owns, for its host and for its operator commands. */
@Module({ providers: collections, exports: collections })
export class AccountsStoreModule {}
