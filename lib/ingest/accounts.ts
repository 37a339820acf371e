import { Duration } from 'aws-cdk-lib';
import { AccountRecovery, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { removalOf } from '../shared/removal';

export interface AccountsProps {
  readonly userPoolName: string;
  readonly keepData: boolean;
}

/**
 * Who may upload. People are invited by an operator and sign in with their e-mail address, in any case of letters. Sign-in
 * attributes can never change on a living pool: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-updating.html
 */
export class Accounts extends Construct {
  readonly users: UserPool;
  /** The page's client: no secret, since a page can't keep one. */
  readonly page: UserPoolClient;

  constructor(scope: Construct, id: string, { userPoolName, keepData }: AccountsProps) {
    super(scope, id);
    this.users = new UserPool(this, 'Users', {
      userPoolName,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      deletionProtection: keepData,
      removalPolicy: removalOf(keepData),
    });
    this.page = this.users.addClient('Page', {
      authFlows: { userPassword: true, userSrp: true },
      disableOAuth: true, // no callback address: the edge stack would have to exist before this one
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
  }
}
