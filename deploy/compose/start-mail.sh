# maildev takes its password from its environment only; here it comes from a file.
set -eu
MAILDEV_INCOMING_PASS=$(cat /run/secrets/mail-password)
export MAILDEV_INCOMING_PASS
exec node bin/maildev --ip 0.0.0.0 --smtp 1025 --web 1080 --incoming-user secop --incoming-secure \
  --incoming-cert /run/secrets/mail-certificate --incoming-key /run/secrets/mail-key
