import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { endWith, Obstacle } from '../../command/obstacle';
import { digest, INSTALLED, INSTALLED_FROM, isInstalled, LOCALSTACK, LOCALSTACK_VERSION } from './installation';
import { findJavaHome, findPython, requireMaven, requirePlatform } from './needs';

/** Where LocalStack looks for DynamoDB Local and for Java, below its library. */
const DYNAMODB = join(INSTALLED.library, 'dynamodb-local', '2');
const DYNAMODB_JARS = join(DYNAMODB, 'DynamoDBLocal_lib');
const JAVA = join(INSTALLED.library, 'java', '21');

const COPY_DEPENDENCIES = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

async function install(): Promise<void> {
  if (isInstalled()) return console.log(`LocalStack ${LOCALSTACK_VERSION} is installed in .quayside/localstack.`);
  requirePlatform();
  requireMaven();
  const [python, javaHome] = [findPython(), findJavaHome()];
  rmSync(LOCALSTACK, { recursive: true, force: true });
  console.log(`Installing LocalStack ${LOCALSTACK_VERSION} into .quayside/localstack (once, 600 MB, about a minute)`);
  await installLocalStack(python);
  console.log('Fetching DynamoDB Local, under the licence that it comes with');
  await installDynamoDb(javaHome);
  writeFileSync(INSTALLED.stamp, digest());
}

async function installLocalStack(python: string): Promise<void> {
  const { requirements, processExecutor } = INSTALLED_FROM;
  await run(python, ['-m', 'venv', INSTALLED.venv], `${python} could not make a virtual environment`);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
  const or = 'LocalStack could not be installed. Is PyPI within reach, and is there 600 MB of disk?';
  // what comes as sources is built with what is locked too, and not with whatever is newest today
  await run(INSTALLED.python, [...pip, '--constraint', requirements, 'setuptools', 'flit_core'], or);
  await run(INSTALLED.python, [...pip, '--no-build-isolation', '-r', requirements, processExecutor], or);
}

async function installDynamoDb(javaHome: string): Promise<void> {
  mkdirSync(DYNAMODB_JARS, { recursive: true });
  mkdirSync(join(JAVA, '..'), { recursive: true });
  symlinkSync(javaHome, JAVA);
  const words = ['-q', '-B', '--strict-checksums', '-f', INSTALLED_FROM.dynamoDb, COPY_DEPENDENCIES];
  const where = ['-Dstyle.color=never', '-DincludeScope=runtime', `-DoutputDirectory=${DYNAMODB_JARS}`];
  await run('mvn', [...words, ...where], 'DynamoDB Local could not be fetched. Is Maven Central within reach?');
  symlinkSync(fileNamed(/^libsqlite4java-linux-amd64-.*\.so$/), join(DYNAMODB_JARS, 'libsqlite4java-linux-amd64.so'));
  symlinkSync(
    join(basename(DYNAMODB_JARS), fileNamed(/^byte-buddy-agent-.*\.jar$/)),
    join(DYNAMODB, 'ddb-local-loader-0.1.jar'),
  );
  await writeStarter();
}

function fileNamed(pattern: RegExp): string {
  const found = readdirSync(DYNAMODB_JARS).find((name) => pattern.test(name));
  if (!found) throw new Error(`there is no ${pattern} in ${DYNAMODB_JARS}`);
  return found;
}

/** The jar that LocalStack starts. It holds nothing but a list: the one from Maven Central names its neighbours as in Amazon's own build. */
async function writeStarter(): Promise<void> {
  const jars = readdirSync(DYNAMODB_JARS).filter((name) => name.endsWith('.jar'));
  const lines = [
    'Manifest-Version: 1.0',
    'Main-Class: com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
    `Class-Path: ${jars.map((jar) => `${basename(DYNAMODB_JARS)}/${jar}`).join(' ')}`,
  ];
  const manifest = join(DYNAMODB, 'META-INF', 'MANIFEST.MF');
  mkdirSync(join(DYNAMODB, 'META-INF'), { recursive: true });
  writeFileSync(manifest, `${lines.map(folded).join('\n')}\n`);
  const words = ['-m', 'zipfile', '-c', join(DYNAMODB, 'DynamoDBLocal.jar'), join(DYNAMODB, 'META-INF')];
  await run(INSTALLED.python, words, 'DynamoDBLocal.jar could not be written');
}

/** No line of a manifest may be longer than 72 bytes; it goes on after a space: https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html */
const folded = (line: string): string => line.replace(/.{70}(?=.)/g, '$&\n ');

async function run(command: string, words: readonly string[], or: string): Promise<void> {
  const child = spawn(command, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Obstacle(`${or} (${command} ended with ${code})`);
}

endWith(install);
