/** What pages may tell people to type of programs that are not ours; a test asks those of them that are installed. */
export const verbs: Readonly<Record<string, readonly string[]>> = {
  kubectl: [
    ...['annotate', 'apply', 'create', 'delete', 'describe', 'exec', 'get', 'kustomize', 'label'],
    ...['logs', 'patch', 'port-forward', 'rollout', 'scale', 'top', 'version', 'wait'],
  ],
  docker: ['build', 'compose', 'image', 'push', 'run', 'stop', 'version', 'volume'],
  'docker compose': [
    ...['build', 'down', 'exec', 'images', 'kill', 'logs', 'ps', 'restart', 'run', 'start', 'stop'],
    ...['up', 'version'],
  ],
  rabbitmqctl: [
    ...['delete_queue', 'import_definitions', 'list_connections', 'list_permissions'],
    ...['list_queues', 'list_users', 'set_policy'],
  ],
  'rabbitmq-diagnostics': ['alarms', 'cluster_status', 'status'],
};

/** Options of the program itself that take a word. */
export const valuedOptions = ['-n', '--namespace', '-f', '--profile', '--kubeconfig', '--context'];
