/** Figures of kube-state-metrics that alerts may rest on: of what is over before anybody could scrape it. */
export const clusterMetrics = [
  'kube_cronjob_created',
  'kube_cronjob_status_last_successful_time',
  'kube_job_status_failed',
  'kube_job_status_start_time',
] as const;
